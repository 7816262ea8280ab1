/** Mergeable latency distributions in HdrHistogram's buckets. */
@NullMarked
package io.tidemark.core.histogram;

import org.jspecify.annotations.NullMarked;
