/** One sizing from the start of its target to what is known about it. */
@NullMarked
package io.tidemark.sizing.session;

import org.jspecify.annotations.NullMarked;
