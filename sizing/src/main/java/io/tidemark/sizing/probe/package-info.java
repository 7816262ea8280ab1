/** What a target's machine and the target itself use, once a second. */
@NullMarked
package io.tidemark.sizing.probe;

import org.jspecify.annotations.NullMarked;
