/** Who may look at a swarm and who may steer it: passwords, sessions, certificates. */
@NullMarked
package io.tidemark.swarm.access;

import org.jspecify.annotations.NullMarked;
