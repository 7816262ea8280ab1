/** Runs in S3: the only place of this module that knows the types of AWS. */
@NullMarked
package io.tidemark.aggregator.store.aws;

import org.jspecify.annotations.NullMarked;
