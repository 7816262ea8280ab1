/** A double of the services of AWS that cannot run here, for tests: it speaks their wire protocols to the real clients. */
@NullMarked
package io.tidemark.testbed.cloud;

import org.jspecify.annotations.NullMarked;
