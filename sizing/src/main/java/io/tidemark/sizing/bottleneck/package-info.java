/** What limits a target, and the evidence for it. */
@NullMarked
package io.tidemark.sizing.bottleneck;

import org.jspecify.annotations.NullMarked;
