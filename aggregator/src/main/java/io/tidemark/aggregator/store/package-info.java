/** Runs that are kept: what is known of them at a glance, and where they lie, on a disk or in S3. */
@NullMarked
package io.tidemark.aggregator.store;

import org.jspecify.annotations.NullMarked;
