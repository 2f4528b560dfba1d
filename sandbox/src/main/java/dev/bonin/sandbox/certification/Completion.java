package dev.bonin.sandbox.certification;

import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Person;
import java.time.Instant;

/** The certification of a person: by which agency and when. */
public record Completion(Person person, Agency agency, Instant at, String pgTid) {}
