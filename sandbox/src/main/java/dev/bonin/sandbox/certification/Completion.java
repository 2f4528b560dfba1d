package dev.bonin.sandbox.certification;

import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Person;
import java.time.Instant;

/** That, when and by whom a person was certified. */
public record Completion(Person person, Agency agency, Instant at, String pgTid) {}
