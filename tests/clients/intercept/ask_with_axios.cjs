// Who am I? With axios, as a program has it that knows nothing of a mock.
const axios = require("axios");

const headers = { Authorization: `aivenv1 ${process.env.AIVEN_TOKEN}` };
axios.get("https://api.aiven.io/v1/me", { headers }).then((answer) => console.log(answer.data.user.user));
