/** Several machines against each other. */
@NullMarked
package io.tidemark.sizing.compare;

import org.jspecify.annotations.NullMarked;
