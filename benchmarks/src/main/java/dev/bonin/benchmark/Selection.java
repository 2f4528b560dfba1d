package dev.bonin.benchmark;

import dev.bonin.benchmark.contender.Contender.Kind;
import dev.bonin.benchmark.contender.Contenders;
import java.util.List;

/** Selects the contenders of a comparison. */
final class Selection {
    /** All that a comparison with an earlier commit is about: start and finish, kept on disk. */
    private static final List<Kind> DURABLE = List.of(Contenders.SQLITE, Contenders.POSTGRESQL, Contenders.MARIADB);

    private Selection() {}

    /**
     * Returns the ids of all contenders, or of those that keep verifications on disk, in their order.
     *
     * @param durable whether only the latter are wanted
     * @param before whether there is an earlier build
     * @param beforeHasMariaDb whether that build knows MariaDB
     */
    static List<String> of(boolean durable, boolean before, boolean beforeHasMariaDb) {
        return Contenders.ALL.stream()
                .map(Kind::id)
                .filter(id -> !durable || DURABLE.stream().anyMatch(kind -> isOf(kind, id)))
                .filter(id -> before || !Contenders.isBefore(id))
                .filter(id -> beforeHasMariaDb || !id.equals(Contenders.before(Contenders.MARIADB.id())))
                .toList();
    }

    private static boolean isOf(Kind kind, String id) {
        return id.equals(kind.id()) || id.equals(Contenders.before(kind.id()));
    }
}
