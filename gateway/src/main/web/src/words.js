// The few words that scripts write themselves, in the page's language; everything else comes from the server.
const words = {
  en: {
    stale: "Not live: the data is as of {time}",
    staleNever: "Not live: no connection to the gateway",
    reconnecting: "connecting again …",
    live: "Live again",
    failed: "That did not work ({status}). Try again.",
    unreachable: "The gateway does not answer. Try again.",
    shortcuts: "Keyboard shortcuts",
    shortcutsOn: "Single-key shortcuts",
    help: "This help",
    close: "Close",
    yes: "Yes",
    no: "Cancel",
    figures: "Figures",
    time: "Time",
    leaveEditor: "Esc, then Tab leaves the editor; Ctrl-Space completes; Ctrl-F finds; F8 goes to the next finding",
  },
  ru: {
    stale: "Связь прервана: данные на {time}",
    staleNever: "Нет связи со шлюзом",
    reconnecting: "подключаемся снова …",
    live: "Связь восстановлена",
    failed: "Не получилось ({status}). Попробуйте ещё раз.",
    unreachable: "Шлюз не отвечает. Попробуйте ещё раз.",
    shortcuts: "Горячие клавиши",
    shortcutsOn: "Клавиши без Ctrl включены",
    help: "Эта справка",
    close: "Закрыть",
    yes: "Да",
    no: "Отмена",
    figures: "Цифры",
    time: "Время",
    leaveEditor: "Esc и Tab — выйти из редактора; Ctrl-Пробел — подсказка; Ctrl-F — поиск; F8 — следующее замечание",
  },
};

export const language = document.documentElement.lang.startsWith("ru") ? "ru" : "en";

/** A phrase with its {names} filled in. */
export function word(name, values = {}) {
  return words[language][name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

/** hh:mm as this page's readers write it; in the zone of that name, such as Europe/Moscow, else in theirs. */
export function clock(date, zone) {
  return date.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: zone });
}
