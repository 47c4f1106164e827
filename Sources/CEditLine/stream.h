// The stream that libedit and we write to.
#ifndef CEDITLINE_STREAM_H
#define CEDITLINE_STREAM_H

#include "clusters.h"

#include <stdio.h>

typedef struct cel_sink cel_sink;

FILE *cel_open_stream(const cel_clusters *clusters, int fd, cel_sink **sink);
void cel_mute(cel_sink *sink, bool muted);
bool cel_broke_rows(cel_sink *sink);
void cel_mend_rows(cel_sink *sink);

#endif
