package dev.bonin.example.members;

import org.springframework.data.jpa.repository.JpaRepository;

/** The table of members. */
interface MemberRepository extends JpaRepository<Member, String> {}
