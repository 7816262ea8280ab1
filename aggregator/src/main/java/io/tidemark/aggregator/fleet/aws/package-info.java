/** The centre's side of AWS: calls functions, and reads and writes the table they share. */
@NullMarked
package io.tidemark.aggregator.fleet.aws;

import org.jspecify.annotations.NullMarked;
