package io.tidemark.sizing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.filter.TypeFilter;
import io.tidemark.sizing.price.Architecture;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.price.PriceBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
    private static final Set<Architecture> INTEL = EnumSet.of(Architecture.X86_64);

    @TempDir
    private Path directory;

    @Test
    void theCheapestComesFirstAndNoneTwice() throws ProblemsException {
        Selection selection = select("us-east-1", "c7i.large,t3.small,c7g.large,t3.*&&vcpu=2&&memory<=2GiB,t3.small");
        assertThat(names(selection)).containsExactly("t3.nano", "t3.micro", "t3.small", "c7g.large", "c7i.large");
        assertThat(selection.leftOut()).isEmpty();
    }

    @Test
    void whatHasTheSamePriceIsInOrderOfItsName() throws ProblemsException {
        assertThat(names(select("us-east-1", "m6i.large,m5.large"))).containsExactly("m5.large", "m6i.large");
    }

    @Test
    void whatARegionDoesNotHaveIsSaidAndLeftOut() throws ProblemsException {
        Selection selection = select("eu-west-1", "c7a.large,c7i.large");
        assertThat(names(selection)).containsExactly("c7i.large");
        assertThat(LeftOut.lines(selection.leftOut()))
                .containsExactly("c7a.large: has no price in eu-west-1 among those of 2026-07-20");

        assertThat(LeftOut.lines(select("eu-west-1", "c7a,c7i.large").leftOut()))
                .containsExactly(
                        "c7a.large, c7a.xlarge, c7a.2xlarge, c7a.4xlarge: has no price in eu-west-1 among those"
                                + " of 2026-07-20");
        assertThat(select("eu-west-1", "c7i.large && !c7a.large").leftOut())
                .as("nobody misses what he ruled out")
                .isEmpty();
    }

    @Test
    void whenNothingIsLeftItIsAProblemThatSaysWhy() {
        assertThatThrownBy(() -> select("eu-west-1", "c7a.large"))
                .isInstanceOf(ProblemsException.class)
                .hasMessage(
                        "--types: selection: chooses no type in eu-west-1 (c7a.large: has no price in eu-west-1 among"
                                + " those of 2026-07-20)");
        assertThatThrownBy(() -> select("us-east-1", "vcpu>1000"))
                .hasMessage("--types: selection: chooses no type in us-east-1");
    }

    @Test
    void namesThatAreNowhereAreSlips() {
        assertThatThrownBy(() -> select("us-east-1", "t3.smal, c7j, t3.small, !m5.lagre"))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems())
                                .map(Object::toString)
                                .containsExactly(
                                        "--types: character 1 = t3.smal: must be a machine type of us-east-1 (did you"
                                                + " mean t3.small?)",
                                        "--types: character 10 = c7j: must be a machine type of us-east-1 (did you mean"
                                                + " c7i?)",
                                        "--types: character 26 = m5.lagre: must be a machine type of us-east-1 (did you"
                                                + " mean m5.large?)"));
    }

    /** Where all of a region is known, a well-formed name of elsewhere is none of its, but no slip either. */
    @Test
    void aWholeListingKnowsThatOthersAreNotOffered() throws ProblemsException {
        Listing listing = bundled("eu-west-1").list();
        Listing whole = new Listing(
                listing.region(), listing.prices(), listing.types(), Map.of(), listing.absent(), true, List.of());
        TypeFilter filter = TypeFilter.parse("--types", "c9x.large,c7i.large", Set.of());
        Selection selection = Selection.of(filter, whole);
        assertThat(names(selection)).containsExactly("c7i.large");
        assertThat(selection.leftOut()).containsExactly(new LeftOut("c9x.large", "is not offered in eu-west-1"));
        assertThatThrownBy(() -> Selection.of(filter, listing)).hasMessageContaining("c9x.large");
        assertThatThrownBy(() -> Selection.of(TypeFilter.parse("--types", "c7i.lagre", Set.of()), whole))
                .hasMessageContaining("did you mean c7i.large?");
    }

    @Test
    void whatAnImageCannotRunOnIsLeftOut() throws ProblemsException {
        Selection selection = select("us-east-1", "t4g.small,t3.small,c7g.large");
        Selection running = selection.running(INTEL, "the image shop", "");
        assertThat(names(running)).containsExactly("t3.small");
        assertThat(LeftOut.lines(running.leftOut()))
                .containsExactly("t4g.small, c7g.large: runs arm64, and the image shop is built for x86_64");
        assertThat(selection.running(EnumSet.allOf(Architecture.class), "", "")).isEqualTo(selection);
        assertThat(selection.running(Set.of(), "", "")).as("nothing is known").isEqualTo(selection);
        assertThatThrownBy(() -> select("us-east-1", "t4g.small").running(INTEL, "the image shop", "say --arch"))
                .hasMessage("--types: selection: must be types that run x86_64, for which the image shop is built"
                        + " (say --arch)");
    }

    @Test
    void tooManyAreRefusedWithTheCheapest() throws ProblemsException {
        Selection many = select("us-east-1", "*");
        assertThat(many.types()).hasSizeGreaterThan(100);
        assertThatThrownBy(() -> many.atMost(20, "narrow it"))
                .hasMessageContaining("chooses " + many.types().size() + " types, and more than 20 are not compared:"
                        + " t4g.nano, t3a.nano, t3.nano, t2.nano, ")
                .hasMessageEndingWith(", ... (narrow it)");
        assertThat(select("us-east-1", "t3").atMost(7, "").types()).hasSize(7);
    }

    @Test
    void machinesOfAUsersOwnAreChosenByNameAndRunEverything() throws Exception {
        Path file = Files.writeString(directory.resolve("prices.csv"), """
                # source: Acme
                # date: 2026-11-01
                type,vcpus,memory_gib,baseline_share,network_gbit,north
                burst,2,0.5,0.25,1,0.02
                current,4,8,,1,0.10
                """);
        BundledCatalogue catalogue = new BundledCatalogue(PriceBook.read(file), "--region", "north");
        Selection selection = Selection.of(
                TypeFilter.parse("--types", "current,burst", new HashSet<>(catalogue.names())), catalogue.list());
        assertThat(names(selection)).containsExactly("burst", "current");
        assertThat(selection.running(INTEL, "x", "").types()).hasSize(2);
    }

    private static Selection select(String region, String text) throws ProblemsException {
        BundledCatalogue catalogue = bundled(region);
        return Selection.of(TypeFilter.parse("--types", text, catalogue.names()), catalogue.list());
    }

    private static BundledCatalogue bundled(String region) {
        return new BundledCatalogue(PriceBook.bundled(), "--region", region);
    }

    private static List<String> names(Selection selection) {
        return selection.types().stream().map(MachineType::name).toList();
    }
}
