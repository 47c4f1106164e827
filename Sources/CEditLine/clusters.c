// Clusters: what a reader takes for one character, though it is several scalars. libedit knows one wide character per
// cell group, so each cluster is lent one code point of the same width as long as it is inside the editor. Who turns
// UTF-8 into these and back is text.c; who shows them is stream.c.

#include "clusters.h"

#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
    NARROW_FIRST = 0xF0000, NARROW_COUNT = 0xFFFE,  // private use, one cell
    WIDE_FIRST = 0x30000, WIDE_COUNT = 4939,        // CJK extension G, two cells
    SHOWN_MARKS = 4,                                // more of them climb into the rows above
};

typedef struct cluster {
    size_t count;
    wchar_t text[];
} cluster;

struct cel_clusters {
    cluster **items[2];  // by width - 1
    size_t count[2];
    size_t capacity[2];
    wchar_t *buckets;    // stand-ins by the hash of their text; 0 is free
    size_t bucket_count;
};

/// An empty table of stand-ins; NULL without memory.
cel_clusters *cel_clusters_create(void) {
    return calloc(1, sizeof(cel_clusters));
}

/// Frees the table; what stands in for clusters means nothing any more.
void cel_clusters_destroy(cel_clusters *clusters) {
    if (!clusters) return;
    for (int width = 0; width < 2; width++) {
        for (size_t i = 0; i < clusters->count[width]; i++) free(clusters->items[width][i]);
        free(clusters->items[width]);
    }
    free(clusters->buckets);
    free(clusters);
}

static bool is_regional(wchar_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static bool is_skin_tone(wchar_t c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

/// What joiners join and skin tones colour; generous, for emoji of years to come.
static bool is_pictograph(wchar_t c) {
    return (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF && !is_regional(c));
}

static bool is_mark(wchar_t c) {
    return c >= 0x300 && wcwidth(c) == 0;
}

static bool is_lent(wchar_t c) {
    return (c >= NARROW_FIRST && c < NARROW_FIRST + NARROW_COUNT) || (c >= WIDE_FIRST && c < WIDE_FIRST + WIDE_COUNT);
}

/// How many scalars make the first cluster.
size_t cel_cluster_length(const wchar_t *text, size_t count) {
    if (count < 2 || (text[1] < 0x300 && text[1] >= 0)) return count < 1 ? 0 : 1;
    if (text[0] < 0x20 || (text[0] >= 0x7F && text[0] < 0xA0)) return 1;
    size_t length = is_regional(text[0]) && is_regional(text[1]) ? 2 : 1;
    while (length < count && length < CEL_CLUSTER_LIMIT) {
        wchar_t c = text[length];
        bool joined = is_pictograph(text[0])
            && (is_skin_tone(c) || (text[length - 1] == 0x200D && is_pictograph(c)));
        if (!joined && !is_mark(c)) break;
        length++;
    }
    return length;
}

/// The cells of a cluster.
int cel_cluster_width(const wchar_t *text, size_t count) {
    if (count > 1 && is_regional(text[0]) && is_regional(text[1])) return 2;
    return wcwidth(text[0]) == 2 ? 2 : 1;
}

/// Whether a typed scalar may belong to the cluster before it.
bool cel_may_combine(wchar_t c) {
    return is_mark(c) || is_regional(c) || is_pictograph(c);
}

static size_t hash(const wchar_t *text, size_t count) {
    size_t value = 1469598103934665603u;
    for (size_t i = 0; i < count; i++) value = (value ^ (size_t)text[i]) * 1099511628211u;
    return value ^ value >> 29;
}

static const cluster *find(const cel_clusters *clusters, wchar_t c) {
    int width = c >= NARROW_FIRST ? 0 : 1;
    size_t index = (size_t)(c - (width == 0 ? NARROW_FIRST : WIDE_FIRST));
    return is_lent(c) && index < clusters->count[width] ? clusters->items[width][index] : NULL;
}

/// The bucket of a text: the one that holds its stand-in, or the free one where it would go.
static wchar_t *bucket(cel_clusters *clusters, const wchar_t *text, size_t count) {
    for (size_t i = hash(text, count);; i++) {
        wchar_t *slot = &clusters->buckets[i & (clusters->bucket_count - 1)];
        const cluster *known = *slot ? find(clusters, *slot) : NULL;
        if (!known || (known->count == count && memcmp(known->text, text, count * sizeof *text) == 0)) return slot;
    }
}

static bool grow_buckets(cel_clusters *clusters) {
    size_t used = clusters->count[0] + clusters->count[1];
    if (used * 2 < clusters->bucket_count) return true;
    size_t count = clusters->bucket_count ? clusters->bucket_count * 2 : 256;
    wchar_t *old = clusters->buckets, *grown = calloc(count, sizeof *grown);
    size_t old_count = clusters->bucket_count;
    if (!grown) return false;
    clusters->buckets = grown;
    clusters->bucket_count = count;
    for (size_t i = 0; i < old_count; i++) {
        const cluster *known = old[i] ? find(clusters, old[i]) : NULL;
        if (known) *bucket(clusters, known->text, known->count) = old[i];
    }
    free(old);
    return true;
}

static wchar_t add(cel_clusters *clusters, int width, const wchar_t *text, size_t count) {
    if (width == 1 && clusters->count[1] == WIDE_COUNT) width = 0;  // shown as one cell from here on, but kept
    if (width == 0 && clusters->count[0] == NARROW_COUNT) return 0;
    if (clusters->count[width] == clusters->capacity[width]) {
        size_t capacity = clusters->capacity[width] ? clusters->capacity[width] * 2 : 64;
        cluster **grown = realloc(clusters->items[width], capacity * sizeof *grown);
        if (!grown) return 0;
        clusters->items[width] = grown;
        clusters->capacity[width] = capacity;
    }
    cluster *item = malloc(sizeof *item + count * sizeof *text);
    if (!item) return 0;
    item->count = count;
    wmemcpy(item->text, text, count);
    size_t index = clusters->count[width]++;
    clusters->items[width][index] = item;
    return (wchar_t)((width == 0 ? NARROW_FIRST : WIDE_FIRST) + index);
}

/// The one wide character that stands for a cluster inside the editor; itself where libedit shows it rightly.
wchar_t cel_stand_in(cel_clusters *clusters, const wchar_t *text, size_t count) {
    if (count == 1 && (text[0] < 0x7F || (wcwidth(text[0]) > 0 && !is_lent(text[0])))) return text[0];
    if (count == 1 && text[0] == 0x7F) return text[0];
    if (!grow_buckets(clusters)) return 0xFFFD;
    wchar_t *slot = bucket(clusters, text, count);
    if (*slot) return *slot;
    wchar_t lent = add(clusters, cel_cluster_width(text, count) - 1, text, count);
    if (lent) *slot = lent;
    return lent ? lent : 0xFFFD;
}

/// The scalars that a wide character of the editor stands for, at most CEL_CLUSTER_LIMIT.
size_t cel_scalars(const cel_clusters *clusters, wchar_t c, wchar_t *text) {
    const cluster *known = find(clusters, c);
    if (!known) {
        text[0] = c;
        return 1;
    }
    wmemcpy(text, known->text, known->count);
    return known->count;
}

/// What is shown for a wide character of the editor, in the same cells on every terminal: joined and coloured emoji by
/// their first, what the C library does not know by U+FFFD, a mark alone on a dotted circle.
size_t cel_shown(const cel_clusters *clusters, wchar_t c, wchar_t *text) {
    const cluster *known = find(clusters, c);
    if (!known) {
        text[0] = c;
        return 1;
    }
    const wchar_t *from = known->text;
    int width = wcwidth(from[0]);
    bool crowded = c >= NARROW_FIRST && cel_cluster_width(from, known->count) == 2;
    size_t shown = 0, marks = 0;
    text[shown++] = width < 0 || crowded ? 0xFFFD : width == 0 ? 0x25CC : from[0];
    if (width < 0 || crowded) return shown;
    for (size_t i = width == 0 ? 0 : 1; i < known->count && marks < SHOWN_MARKS; i++) {
        wchar_t mark = from[i];
        if (is_regional(mark)) text[shown++] = mark;
        if (is_pictograph(from[0]) && (mark == 0x200D || is_skin_tone(mark))) break;
        bool invisible = (mark >= 0x200B && mark <= 0x200F) || (mark >= 0x2060 && mark <= 0x206F)
            || (mark >= 0xFE00 && mark <= 0xFE0F) || mark >= 0xE0000 || cel_is_hidden(mark);
        if (!is_mark(mark) || invisible) continue;
        text[shown++] = mark;
        marks++;
    }
    return shown;
}
