package io.tidemark.testbed.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.aws.AwsClients;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.LocationType;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.pricing.model.Filter;
import software.amazon.awssdk.services.pricing.model.FilterType;
import software.amazon.awssdk.services.pricing.model.GetProductsResponse;

/** What the SDK's clients make of types and prices. */
class MachinesTest {
    private Cloud cloud;
    private Ec2Client ec2;
    private PricingClient pricing;

    @BeforeEach
    void start() {
        cloud = Cloud.start(CloudSettings.usual());
        ec2 = AwsClients.configure(Ec2Client.builder(), cloud.settings()).build();
        pricing =
                AwsClients.configure(PricingClient.builder(), cloud.settings()).build();
    }

    @AfterEach
    void close() {
        ec2.close();
        pricing.close();
        cloud.close();
    }

    @Test
    void typesComeInPages() {
        DescribeInstanceTypesResponse first = ec2.describeInstanceTypes(request -> request.maxResults(5));
        assertThat(first.instanceTypes()).hasSize(4);
        List<InstanceTypeInfo> all = ec2.describeInstanceTypesPaginator(request -> {}).instanceTypes().stream()
                .toList();
        assertThat(all).hasSameSizeAs(cloud.machines().types()).containsAll(first.instanceTypes());
    }

    @Test
    void aTypeIsAskedForByName() {
        InstanceTypeInfo type = ec2.describeInstanceTypes(request -> request.instanceTypesWithStrings("g4dn.xlarge"))
                .instanceTypes()
                .getFirst();
        assertThat(type.gpuInfo().gpus().getFirst().count()).isOne();
        assertThat(type.memoryInfo().sizeInMiB()).isEqualTo(16_384);
        assertThat(type.networkInfo().networkCards().getFirst().peakBandwidthInGbps())
                .isEqualTo(12.5);
        cloud.machines().withdraw("g4dn.xlarge");
        assertThatThrownBy(() -> ec2.describeInstanceTypes(
                        request -> request.instanceTypesWithStrings("g4dn.xlarge", "t3.small")))
                .hasMessageContaining("The following supplied instance types do not exist: [g4dn.xlarge]");
    }

    @Test
    void offeringsAreByRegionOrByZone() {
        assertThat(ec2.describeInstanceTypeOfferingsPaginator(request -> {}).instanceTypeOfferings())
                .allSatisfy(offering -> assertThat(offering.location()).isEqualTo("us-east-1"))
                .hasSize(cloud.machines().types().size() - 1);
        assertThat(ec2.describeInstanceTypeOfferingsPaginator(
                                request -> request.locationType(LocationType.AVAILABILITY_ZONE))
                        .instanceTypeOfferings())
                .filteredOn(offering -> offering.instanceTypeAsString().equals("m7i.large"))
                .extracting(offering -> offering.location())
                .containsExactly("us-east-1a", "us-east-1c");
    }

    @Test
    void whatAwsRefusesIsRefused() {
        assertThatThrownBy(() -> ec2.describeInstanceTypes(request -> request.maxResults(101)))
                .hasMessageContaining("Expecting a value between 5 and 100");
        assertThatThrownBy(() -> ec2.describeInstanceTypes(request -> request.nextToken("x")))
                .hasMessageContaining("is not valid");
        assertThatThrownBy(() -> pricing.getProducts(request -> request.serviceCode("AmazonTea")))
                .hasMessageContaining("Invalid service code");
    }

    @Test
    void productsAreTextsAndMatchEveryFilter() {
        GetProductsResponse page = pricing.getProducts(request -> request.serviceCode("AmazonEC2")
                .filters(List.of(filter("tenancy", "Dedicated"), filter("instanceType", "c7i.large"))));
        assertThat(page.nextToken()).isNull();
        assertThat(page.priceList()).singleElement().asString().contains("\"USD\":\"0.0720800000\"");
        assertThat(pricing.getProductsPaginator(request -> request.serviceCode("AmazonEC2")).stream()
                        .mapToInt(each -> each.priceList().size())
                        .sum())
                .as("all of all types that have a price")
                .isEqualTo(8 * (cloud.machines().types().size() - 1));
    }

    private static Filter filter(String field, String value) {
        return Filter.builder()
                .type(FilterType.TERM_MATCH)
                .field(field)
                .value(value)
                .build();
    }
}
