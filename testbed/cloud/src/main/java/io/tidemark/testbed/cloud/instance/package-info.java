/** Machines of EC2, each a container on loopback's Docker engine that can start others. */
@NullMarked
package io.tidemark.testbed.cloud.instance;

import org.jspecify.annotations.NullMarked;
