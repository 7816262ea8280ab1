@NullMarked
package io.tidemark.sizing.probe.proc;

import org.jspecify.annotations.NullMarked;
