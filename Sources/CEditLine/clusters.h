// What stands in for a character that is several scalars, or none that libedit can show.
#ifndef CEDITLINE_CLUSTERS_H
#define CEDITLINE_CLUSTERS_H

#include "platform.h"

enum { CEL_CLUSTER_LIMIT = 32 };  // scalars of one cluster; more begin another

typedef struct cel_clusters cel_clusters;

cel_clusters *cel_clusters_create(void);
void cel_clusters_destroy(cel_clusters *clusters);
size_t cel_cluster_length(const wchar_t *text, size_t count);
int cel_cluster_width(const wchar_t *text, size_t count);
bool cel_may_combine(wchar_t c);
wchar_t cel_stand_in(cel_clusters *clusters, const wchar_t *text, size_t count);
size_t cel_scalars(const cel_clusters *clusters, wchar_t c, wchar_t *text);
size_t cel_shown(const cel_clusters *clusters, wchar_t c, wchar_t *text);

#endif
