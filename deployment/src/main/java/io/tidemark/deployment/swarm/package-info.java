/** What the swarm has on AWS: made, looked at and removed. */
@NullMarked
package io.tidemark.deployment.swarm;

import org.jspecify.annotations.NullMarked;
