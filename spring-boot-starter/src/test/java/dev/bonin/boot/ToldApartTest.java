package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.policy.KeptPeople.Group;
import dev.bonin.policy.KeptSet;
import dev.bonin.policy.PeopleApart;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Where newcomers are locked out the log says so, how many are in the way, and what to do; not who they are. */
@ExtendWith(OutputCaptureExtension.class)
class ToldApartTest {
    private static final PersonId PERSON = new PersonId("0123456789abcdef".repeat(2));

    @Test
    void warnsOfEachApplicationWithTheCommandToRun(CapturedOutput output) {
        ToldApart.tell(Map.of("", apart(2), "shop", apart(3)));

        assertThat(output.getAll().lines().filter(line -> line.contains("WARN")))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .contains("application -: 2 accounts", "./bonin account apart -", "standing_unknown"))
                .anySatisfy(line -> assertThat(line).contains("application shop: 3 accounts", "account apart shop"));
        assertThat(output.getAll()).doesNotContain(PERSON.value());
    }

    @Test
    void saysWhenItIsOver(CapturedOutput output) {
        ToldApart.tell(Map.of());

        assertThat(output.getAll())
                .contains("can be told from everybody else again")
                .doesNotContain("WARN");
    }

    private static PeopleApart apart(long count) {
        return PeopleApart.of(List.of(
                new KeptSet(Group.ACCOUNTS, new KeyScopes(Set.of(KeyScope.CI)), 9, List.of()),
                new KeptSet(Group.BANS, new KeyScopes(Set.of(KeyScope.di("kcp_v2", ""))), count, List.of(PERSON))));
    }
}
