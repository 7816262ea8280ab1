/** What machines AWS lets, and what it asks for them. */
@NullMarked
package io.tidemark.testbed.cloud.machine;

import org.jspecify.annotations.NullMarked;
