/** STS: who asks. */
@NullMarked
package io.tidemark.testbed.cloud.identity;

import org.jspecify.annotations.NullMarked;
