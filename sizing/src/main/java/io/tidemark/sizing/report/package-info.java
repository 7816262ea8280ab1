/** A sizing as one HTML file. */
@NullMarked
package io.tidemark.sizing.report;

import org.jspecify.annotations.NullMarked;
