/** Expressions in place of Python's: arithmetic, comparisons, lists, and nothing that reaches beyond them. */
@NullMarked
package io.tidemark.experiment.expression;

import org.jspecify.annotations.NullMarked;
