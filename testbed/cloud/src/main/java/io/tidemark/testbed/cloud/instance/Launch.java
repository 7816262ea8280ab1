package io.tidemark.testbed.cloud.instance;

import java.util.List;
import java.util.Map;

/**
 * What is asked for.
 *
 * @param subnetId may be empty
 * @param userData what it runs when it starts; may be empty
 */
public record Launch(
        String type,
        String imageId,
        String subnetId,
        List<String> securityGroups,
        String userData,
        Map<String, String> tags) {
    public Launch {
        securityGroups = List.copyOf(securityGroups);
        tags = Map.copyOf(tags);
    }
}
