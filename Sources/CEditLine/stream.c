// The stream that libedit and we write to: stand-ins leave it as what is shown for them, all else as it came. It also
// notices what keeps a terminal from joining rows again when its width changes.

#include "stream.h"

#include "utf8.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 4096, LONGEST = CEL_CLUSTER_LIMIT * 4 };

struct cel_sink {
    const cel_clusters *clusters;
    int fd;
    unsigned char partial[4];  // the beginning of a character whose end has not come yet
    size_t held;
    bool muted;
    bool broken;               // rows were ended by something else than by wrapping
    int sequence;              // how much of an escape sequence has gone by: 0 nothing, 1 its ESC, 2 its `[`
};

/// What is written from here on is discarded, except the bell; or no longer.
void cel_mute(cel_sink *sink, bool muted) {
    sink->muted = muted;
}

/// Whether rows have been ended, or changed, in a way that keeps the terminal from joining them again.
bool cel_broke_rows(cel_sink *sink) {
    return sink->broken;
}

/// All rows have been drawn again, and end by wrapping.
void cel_mend_rows(cel_sink *sink) {
    sink->broken = false;
}

/// A line feed ends a row for good, and so may what erases or moves cells in it.
static void watch(cel_sink *sink, unsigned char byte) {
    if (byte == '\n') sink->broken = true;
    if (byte == 0x1B) {
        sink->sequence = 1;
    } else if (sink->sequence == 1) {
        sink->sequence = byte == '[' ? 2 : 0;
    } else if (sink->sequence == 2 && byte >= 0x40) {
        sink->sequence = 0;
        if (byte == 'K' || byte == 'P' || byte == '@') sink->broken = true;
    }
}

/// Writes everything; a terminal that is full, though not blocking, is waited for.
static bool write_all(int fd, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EAGAIN) {
            struct pollfd room = {fd, POLLOUT, 0};
            poll(&room, 1, -1);
            continue;
        }
        if (written <= 0) return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

/// The shown form of the character in `bytes`; returns its length.
static size_t show(const cel_sink *sink, const unsigned char *bytes, size_t length, char *shown) {
    wchar_t scalar, text[CEL_CLUSTER_LIMIT];
    size_t used = 0;
    if (cel_decode(bytes, length, &scalar) != length) {
        memcpy(shown, bytes, length);
        return length;
    }
    size_t count = cel_shown(sink->clusters, scalar, text);
    for (size_t i = 0; i < count; i++) used += cel_encode(text[i], shown + used);
    return used;
}

static ssize_t write_shown(void *cookie, const char *bytes, size_t length) {
    cel_sink *sink = cookie;
    char chunk[CHUNK + LONGEST];
    size_t used = 0;
    if (sink->muted) {
        if (memchr(bytes, '\a', length)) write_all(sink->fd, "\a", 1);
        return (ssize_t)length;
    }
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        watch(sink, byte);
        if (sink->held == 0 && byte < 0xF0) {  // stand-ins take four bytes
            chunk[used++] = (char)byte;
        } else {
            sink->partial[sink->held++] = byte;
            if (sink->held == 4) {
                used += show(sink, sink->partial, 4, chunk + used);
                sink->held = 0;
            }
        }
        if (used < CHUNK && i + 1 < length) continue;
        if (!write_all(sink->fd, chunk, used)) return 0;
        used = 0;
    }
    return (ssize_t)length;
}

#if defined(__APPLE__)
static int write_some(void *cookie, const char *bytes, int length) {
    return (int)write_shown(cookie, bytes, (size_t)length);
}
#endif

/// A stream on a descriptor that stays the caller's; `*sink` is freed after the stream has been closed.
FILE *cel_open_stream(const cel_clusters *clusters, int fd, cel_sink **sink) {
    *sink = calloc(1, sizeof **sink);
    if (!*sink) return NULL;
    **sink = (cel_sink){.clusters = clusters, .fd = fd};
#if defined(__APPLE__)
    return funopen(*sink, NULL, write_some, NULL, NULL);
#else
    return fopencookie(*sink, "w", (cookie_io_functions_t){.write = write_shown});
#endif
}
