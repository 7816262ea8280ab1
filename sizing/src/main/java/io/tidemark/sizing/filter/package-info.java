/** The words with which machine types are chosen. */
@NullMarked
package io.tidemark.sizing.filter;

import org.jspecify.annotations.NullMarked;
