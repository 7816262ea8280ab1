/** Where a target runs, and how it is started, limited and cleaned up. */
@NullMarked
package io.tidemark.sizing.host;

import org.jspecify.annotations.NullMarked;
