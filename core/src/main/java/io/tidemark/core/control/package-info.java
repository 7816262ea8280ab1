/** How a running fleet is steered. */
@NullMarked
package io.tidemark.core.control;

import org.jspecify.annotations.NullMarked;
