// The form of a sign-up: hidden until the person comes back from the verification with a code, which is sent with it.
const TEXTS = {
  under_age: '만 14세부터 가입하실 수 있습니다.',
  already_linked: '이미 가입하셨습니다. 로그인해 주세요.',
  login_taken: '다른 분이 쓰고 있는 아이디입니다. 다른 아이디를 입력해 주세요.',
  malformed_login: '아이디는 영문 소문자와 숫자 3~20자로 입력해 주세요.',
  another_browser: '본인인증을 시작한 브라우저에서 가입해 주세요.',
  code_expired: '본인인증을 하신 지 오래되었습니다. 다시 인증해 주세요.',
};

const message = document.getElementById('message');
const verify = document.getElementById('verify');
const join = document.getElementById('join');
const came = Object.fromEntries(new URLSearchParams(location.search));
history.replaceState(null, '', '/'); // the code stays neither in the address nor in the history

function tell(code) {
  message.textContent = TEXTS[code] ?? '가입하지 못했습니다. 잠시 후 다시 시도해 주세요.';
}

if (came.status === 'accepted') {
  message.textContent = '본인인증을 마치셨습니다. 아이디를 정해 주세요.';
  verify.hidden = true;
  join.hidden = false;
} else if (came.status) {
  tell(came.reason);
}

join.addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = JSON.stringify({ login: join.elements.login.value, code: came.code, state: came.state });
  const answer = await fetch('/members', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  const result = await answer.json();
  if (answer.ok) {
    message.textContent = `${result.name} 님, 가입하셨습니다.`;
    join.hidden = true;
  } else {
    tell(result.code);
  }
});
