package io.tidemark.sizing.catalogue.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.sizing.catalogue.LeftOut;
import io.tidemark.sizing.catalogue.Listing;
import io.tidemark.sizing.catalogue.Selection;
import io.tidemark.sizing.filter.TypeFilter;
import io.tidemark.sizing.price.Architecture;
import io.tidemark.sizing.price.Hardware;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.price.PriceBook;
import io.tidemark.testbed.cloud.Cloud;
import io.tidemark.testbed.cloud.CloudSettings;
import io.tidemark.testbed.cloud.machine.InstanceType;
import java.net.URI;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SDK's own clients against a double of EC2 and of the price list, both of which answer in many pages. */
class AwsCatalogueTest {
    private static final String TYPES = "DescribeInstanceTypes";
    private static final String OFFERINGS = "DescribeInstanceTypeOfferings";

    private Cloud cloud;

    @BeforeEach
    void start() {
        cloud = Cloud.start(CloudSettings.usual());
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void typesAreWhatEc2SaysAtTheListsPrice() throws ProblemsException {
        Listing listing = list();

        assertThat(listing.names())
                .containsExactly(
                        "t3.small",
                        "t4g.small",
                        "c7i.large",
                        "c7i.xlarge",
                        "c7g.large",
                        "m7i.large",
                        "t1.micro",
                        "g4dn.xlarge",
                        "c7i.metal-24xl");
        assertThat(type(listing, "c7i.large"))
                .isEqualTo(new MachineType(
                        "c7i.large",
                        2,
                        4L << 30,
                        OptionalDouble.empty(),
                        0.781,
                        0.0901,
                        new Hardware(Set.of(Architecture.X86_64), OptionalDouble.of(12.5), true, false, 0)));
        assertThat(type(listing, "g4dn.xlarge").hardware())
                .isEqualTo(new Hardware(Set.of(Architecture.X86_64), OptionalDouble.of(12.5), false, false, 1));
        assertThat(type(listing, "c7i.metal-24xl").hardware().bare()).isTrue();
        assertThat(type(listing, "t1.micro").memoryBytes()).isEqualTo(627L << 20);
        assertThat(type(listing, "t1.micro").hardware().architectures())
                .as("what runs 32 bits is not of interest")
                .containsExactly(Architecture.X86_64);
        assertThat(listing.prices()).isEqualTo("us-east-1, AWS on-demand Linux prices, published 2026-11-20");
        assertThat(listing.notes()).isEmpty();
    }

    /** EC2 does not say how much of a CPU is for good; the bundled table does. */
    @Test
    void burstableTypesHaveTheirBaseline() throws ProblemsException {
        cloud.machines()
                .add(InstanceType.of("t9.small", 2, 2_048, "arm64", 0.01).bursting());
        Listing listing = list();

        assertThat(type(listing, "t4g.small").baselineShare()).hasValue(0.2);
        assertThat(type(listing, "t4g.small").networkGigabits()).isEqualTo(0.128);
        assertThat(listing.names()).doesNotContain("t9.small");
        assertThat(listing.absence("t9.small")).hasValue("is burstable, and how much CPU it has for good is not known");
    }

    @ParameterizedTest
    @CsvSource({
        "mac2.metal, runs only arm64_mac",
        "p5.48xlarge, cannot be had on demand",
        "m7a.large, is not offered in any zone of us-east-1",
        "r7i.large, has no price in the list",
        "m5.large, is not offered in us-east-1",
        "x9z.large, is not offered in us-east-1",
    })
    void whatCannotBeHadIsKnownWithItsReason(String name, String reason) throws ProblemsException {
        assertThat(list().absence(name)).hasValue(reason);
    }

    @Test
    void anUnavailableTypeIsSaidAndTheOthersAreChosen() throws ProblemsException {
        cloud.machines().withdraw("c7g.large");
        Selection selection =
                Selection.of(TypeFilter.parse("--types", "c7g.large,m7a,t3.small,c7i.large", Set.of()), list());

        assertThat(selection.types()).extracting(MachineType::name).containsExactly("t3.small", "c7i.large");
        assertThat(LeftOut.lines(selection.leftOut()))
                .contains(
                        "c7g.large, m7a.xlarge, m7a.2xlarge, m7a.4xlarge: is not offered in us-east-1",
                        "m7a.large: is not offered in any zone of us-east-1");
    }

    @Test
    void zonesAreKnown() throws ProblemsException {
        assertThat(list().zones())
                .containsEntry("m7i.large", Set.of("us-east-1a", "us-east-1c"))
                .containsEntry("t3.small", Set.of("us-east-1a", "us-east-1b", "us-east-1c"));
    }

    @Test
    void everythingIsReadToItsLastPage() throws ProblemsException {
        list();
        assertThat(cloud.calls().count("ec2", TYPES)).isEqualTo(4);
        assertThat(cloud.calls().count("ec2", OFFERINGS)).isGreaterThan(4);
        assertThat(cloud.calls().count("pricing", "GetProducts")).isGreaterThan(4);
    }

    @ParameterizedTest
    @CsvSource({"ec2, " + TYPES, "ec2, " + OFFERINGS, "pricing, GetProducts"})
    void whatIsThrottledForAWhileIsAskedAgain(String service, String action) throws ProblemsException {
        cloud.faults().throttleNext(service, action, 2);
        Listing listing = list();
        assertThat(type(listing, "c7i.large").dollarsPerHour()).isEqualTo(0.0901);
        assertThat(listing.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({TYPES, OFFERINGS})
    void aMissingPermissionIsNamed(String action) {
        cloud.faults().deny("ec2", action);
        assertThatThrownBy(this::list)
                .isInstanceOf(CloudException.class)
                .hasMessageStartingWith("AWS: ec2:" + action + ": access is denied: ")
                .hasMessageContaining("is not authorized to perform: ec2:" + action)
                .hasMessageEndingWith("(docs/aws.md lists the permissions that are needed)");
    }

    @Test
    void withoutThePriceListTheBundledPricesAreTakenAndThatIsSaid() throws ProblemsException {
        cloud.faults().deny("pricing", "GetProducts");
        Listing listing = list();

        assertThat(type(listing, "c7i.large").dollarsPerHour()).isEqualTo(0.08925);
        assertThat(type(listing, "c7i.large").hardware().networkPeakGigabits()).hasValue(12.5);
        assertThat(listing.absence("g4dn.xlarge")).hasValue("has no price in the list");
        assertThat(listing.prices()).isEqualTo("us-east-1, AWS on-demand Linux list prices, 2026-07-20");
        assertThat(listing.notes())
                .singleElement()
                .asString()
                .startsWith(
                        "Prices are those of 2026-07-20 that come with Tidemark: AWS: pricing:GetProducts: access is"
                                + " denied: ");
    }

    @Test
    void nothingTakesThePlaceOfPricesThatAreNotBundled() {
        AwsSettings sydney = new AwsSettings("ap-southeast-2", null, cloud.uri());
        assertThatThrownBy(() -> new AwsCatalogue(sydney, PriceBook.bundled()).list())
                .isInstanceOf(CloudException.class)
                .hasMessage("AWS: pricing:GetProducts: has no prices for ap-southeast-2");
    }

    @Test
    void expiredCredentialsAreSaid() {
        cloud.faults().expireCredentials(true);
        assertThatThrownBy(this::list)
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("AWS: credentials: have expired (log in again");
    }

    @Test
    void aServiceThatIsNotThereIsSaid() {
        AwsSettings nowhere = new AwsSettings("us-east-1", null, URI.create("http://127.0.0.1:1"));
        assertThatThrownBy(() -> new AwsCatalogue(nowhere, PriceBook.bundled()).list())
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("AWS: endpoint: could not be reached: ");
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, us-east-1",
        "us-west-2, us-east-1",
        "sa-east-1, us-east-1",
        "eu-west-1, eu-central-1",
        "me-south-1, eu-central-1",
        "ap-southeast-2, ap-south-1",
    })
    void theNearestOfTheFewEndpointsIsAsked(String region, String endpoint) {
        assertThat(PriceList.endpointRegion(region)).isEqualTo(endpoint);
    }

    private Listing list() throws ProblemsException {
        return new AwsCatalogue(cloud.settings(), PriceBook.bundled()).list();
    }

    private static MachineType type(Listing listing, String name) {
        return listing.types().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
