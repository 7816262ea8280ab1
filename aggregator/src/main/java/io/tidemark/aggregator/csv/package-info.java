/** Tables of a run for spreadsheets and scripts. */
@NullMarked
package io.tidemark.aggregator.csv;

import org.jspecify.annotations.NullMarked;
