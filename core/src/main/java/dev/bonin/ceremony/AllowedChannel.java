package dev.bonin.ceremony;

import dev.bonin.source.Whence;
import dev.bonin.verification.Mode;
import dev.bonin.verification.RefusalReason;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the window of PortOne V2 used a channel of ours that verifies real people. A page chooses the channel by its
 * key, and the test channels of a store accept anybody, so their reports look like any other but for their type.
 */
final class AllowedChannel {
    private final Mode mode;
    private final Set<String> keys;

    /** @param keys empty allows every channel of the merchant */
    AllowedChannel(Mode mode, Set<String> keys) {
        this.mode = mode;
        this.keys = Set.copyOf(keys);
    }

    Optional<RefusalReason> refusal(Whence.Channel channel) {
        if (mode == Mode.LIVE && channel.kind() == Whence.Channel.Kind.TEST) {
            return Optional.of(RefusalReason.TEST_CHANNEL);
        }
        var live = mode != Mode.LIVE || channel.kind() == Whence.Channel.Kind.LIVE;
        var ours = keys.isEmpty() || channel.key().filter(keys::contains).isPresent();
        return live && ours ? Optional.empty() : Optional.of(RefusalReason.CHANNEL_NOT_ALLOWED);
    }
}
