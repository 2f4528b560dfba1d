// The purposes of verifications, and the members of an imaginary shop.
import { explanation } from "/demo/outcome.js";
import { text } from "/demo/texts.js";

const byId = (id) => document.getElementById(id);
const ORDER = ["default", "signup", "adult_check", "age_of_majority", "recover_account"];
let member = null;

export const chosenPurpose = () => document.querySelector("[name=purpose]:checked")?.value;

/** The purposes of the server; those with built-in rules come first. */
export function writePurposes(purposes, changed) {
  const chosen = chosenPurpose() ?? purposes.find((name) => name === "default") ?? purposes[0];
  const sorted = [...ORDER.filter((name) => purposes.includes(name)), ...purposes.filter((name) => !ORDER.includes(name))];
  const legend = byId("purposes").querySelector("legend");
  byId("purposes").hidden = sorted.length < 2;
  byId("purposes").replaceChildren(legend, ...sorted.map((name) => choice(name, name === chosen, changed)));
}

function choice(name, checked, changed) {
  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { type: "radio", name: "purpose", value: name, checked });
  input.onchange = changed;
  const title = document.createElement("span");
  title.textContent = text(`purpose.${name}`) === `purpose.${name}` ? name : text(`purpose.${name}`);
  label.append(input, title);
  return label;
}

export function showMember() {
  byId("member").hidden = !member;
  byId("member-name").textContent = member ? text("member.signed_in", member) : "";
}

async function look() {
  const told = await (await fetch("/demo/member")).json();
  member = told.member ?? null;
  showMember();
}

byId("leave").onclick = async () => {
  await fetch("/demo/member", { method: "DELETE" });
  await look();
};

/** Offers the sign-up to a new person; shows the others that they have an account. */
export function offerSignUp({ verification_id, status, account }, failed) {
  const told = status === "accepted" && account;
  byId("account").hidden = !told;
  byId("account").dataset.text = told ? `account.${account}` : "";
  byId("account").textContent = told ? text(`account.${account}`) : "";
  byId("sign-up").hidden = account !== "new" || !told;
  byId("sign-up").onclick = async () => {
    byId("sign-up").hidden = true;
    const answer = await fetch(`/demo/member/${verification_id}`, { method: "POST" });
    const told = await answer.json();
    await look();
    if (answer.ok) {
      byId("account").dataset.text = "account.made";
      byId("account").textContent = text("account.made");
    } else {
      failed(() => explanation(told));
    }
  };
}

await look();
