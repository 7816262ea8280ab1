/** The log of single requests: written while a run goes on, read back one by one. */
@NullMarked
package io.tidemark.functions.requests;

import org.jspecify.annotations.NullMarked;
