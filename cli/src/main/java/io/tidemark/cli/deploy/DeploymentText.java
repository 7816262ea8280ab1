package io.tidemark.cli.deploy;

import io.tidemark.deployment.swarm.Deployed;
import java.util.ArrayList;
import java.util.List;

/** What a swarm consists of, for a person. */
final class DeploymentText {
    private DeploymentText() {}

    static List<String> parts(Deployed deployed) {
        List<String> lines = new ArrayList<>();
        lines.add("functions    " + deployed.worker().orElse("none yet: tidemark deploy makes them")
                + deployed.vpcWorker()
                        .map(name -> ", and " + name + " inside " + deployed.vpc())
                        .orElse(""));
        lines.add("table        " + deployed.table());
        lines.add("bucket       s3://" + deployed.bucket());
        return lines;
    }
}
