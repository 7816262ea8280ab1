/** EC2, as far as a network is concerned. */
@NullMarked
package io.tidemark.testbed.cloud.network;

import org.jspecify.annotations.NullMarked;
