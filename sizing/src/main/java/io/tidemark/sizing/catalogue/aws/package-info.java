/** The machine types and prices of AWS, asked for. */
@NullMarked
package io.tidemark.sizing.catalogue.aws;

import org.jspecify.annotations.NullMarked;
