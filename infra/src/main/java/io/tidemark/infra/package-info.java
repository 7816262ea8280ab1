/**
 * What Tidemark has on AWS, as a CDK app: {@link io.tidemark.infra.SwarmStack} for the workers, {@link
 * io.tidemark.infra.TargetStack} for a machine that is to be loaded. The command line deploys the templates that
 * {@link io.tidemark.infra.Templates} writes.
 */
@NullMarked
package io.tidemark.infra;

import org.jspecify.annotations.NullMarked;
