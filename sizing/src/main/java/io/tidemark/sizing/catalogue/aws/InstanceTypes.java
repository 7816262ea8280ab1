package io.tidemark.sizing.catalogue.aws;

import io.tidemark.core.problem.CloudException;
import io.tidemark.functions.aws.AwsTroubles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

/** What EC2 says of its types. */
final class InstanceTypes {
    private static final int PAGE = 100;
    private static final int OFFERINGS_PAGE = 1000;

    private InstanceTypes() {}

    /** All of the client's region, with what they are. */
    static List<InstanceTypeInfo> described(Ec2Client ec2) throws CloudException {
        try {
            return ec2.describeInstanceTypesPaginator(request -> request.maxResults(PAGE)).instanceTypes().stream()
                    .toList();
        } catch (SdkException e) {
            throw new AwsTroubles("AWS").of(e, "ec2:DescribeInstanceTypes", "");
        }
    }

    /** By name, the availability zones in which they can be had. */
    static Map<String, Set<String>> zones(Ec2Client ec2) throws CloudException {
        try {
            Map<String, Set<String>> zones = new LinkedHashMap<>();
            for (InstanceTypeOffering offering : ec2.describeInstanceTypeOfferingsPaginator(request ->
                            request.locationType(LocationType.AVAILABILITY_ZONE).maxResults(OFFERINGS_PAGE))
                    .instanceTypeOfferings()) {
                zones.computeIfAbsent(offering.instanceTypeAsString(), absent -> new TreeSet<>())
                        .add(offering.location());
            }
            return zones;
        } catch (SdkException e) {
            throw new AwsTroubles("AWS").of(e, "ec2:DescribeInstanceTypeOfferings", "");
        }
    }
}
