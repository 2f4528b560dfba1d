package dev.bonin.example.spa;

import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** Issues the tokens that members sign their calls with. */
@Component
class Tokens {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final JwsHeader HEADER = JwsHeader.with(MacAlgorithm.HS256).build();

    private final JwtEncoder encoder;

    Tokens(JwtEncoder encoder) {
        this.encoder = encoder;
    }

    /** An answer with a token. */
    record Token(String token) {
        /** Hides it. */
        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }

    /** Returns a token for a member: it names the account, and nothing of the person. */
    Token of(Member member) {
        var now = Instant.now();
        var claims = JwtClaimsSet.builder()
                .subject(member.id())
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .build();
        return new Token(
                encoder.encode(JwtEncoderParameters.from(HEADER, claims)).getTokenValue());
    }
}
