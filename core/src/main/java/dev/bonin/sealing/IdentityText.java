package dev.bonin.sealing;

import dev.bonin.person.Assurance;
import dev.bonin.person.Assured;
import dev.bonin.person.BirthDate;
import dev.bonin.person.Carrier;
import dev.bonin.person.Ci;
import dev.bonin.person.Di;
import dev.bonin.person.Gender;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonName;
import dev.bonin.person.PhoneNumber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * Converts an identity to bytes and back. The first byte is the format version, so that values stored years ago stay
 * readable.
 */
final class IdentityText {
    private static final int VERSION = 1;

    private IdentityText() {}

    static byte[] write(Identity identity) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            write(out, identity.name(), PersonName::reveal);
            write(out, identity.birthDate(), date -> date.reveal().toString());
            write(out, identity.gender(), Gender::name);
            write(out, identity.foreigner(), String::valueOf);
            write(out, identity.phone(), PhoneNumber::reveal);
            write(out, identity.carrier(), Carrier::name);
            write(out, identity.ci(), Ci::reveal);
            write(out, identity.di(), Di::reveal);
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    private static <T> void write(DataOutputStream out, Assured<T> value, Function<T, String> text) throws IOException {
        out.writeByte(code(value.assurance()));
        if (value.value().isPresent()) {
            out.writeUTF(text.apply(value.value().get()));
        }
    }

    private static char code(Assurance assurance) {
        return switch (assurance) {
            case VERIFIED -> 'V';
            case SELF_ASSERTED -> 'S';
            case ABSENT -> 'A';
        };
    }

    static Identity read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                throw new SealingException("a sealed identity was written by another version of Bonin");
            }
            var identity = identity(in);
            if (in.read() != -1) {
                throw new SealingException("a sealed identity has unexpected bytes at its end");
            }
            return identity;
        } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
            throw new SealingException("a sealed identity cannot be read");
        }
    }

    private static Identity identity(DataInputStream in) throws IOException {
        return new Identity(
                read(in, PersonName::new),
                read(in, text -> new BirthDate(LocalDate.parse(text))),
                read(in, Gender::valueOf),
                read(in, Boolean::valueOf),
                read(in, PhoneNumber::new),
                read(in, Carrier::valueOf),
                read(in, Ci::new),
                read(in, Di::new));
    }

    private static <T> Assured<T> read(DataInputStream in, Function<String, T> value) throws IOException {
        return switch (in.readByte()) {
            case 'V' -> Assured.verified(value.apply(in.readUTF()));
            case 'S' -> Assured.selfAsserted(value.apply(in.readUTF()));
            case 'A' -> Assured.absent();
            default -> throw new IOException("unknown assurance");
        };
    }
}
