/** A run as one HTML file that a person can read, without anything fetched from anywhere. */
@NullMarked
package io.tidemark.aggregator.report;

import org.jspecify.annotations.NullMarked;
