// What CodeMirror says, in the page's language.
import { language } from "./words.js";

const russian = {
  "Find": "Найти",
  "Replace": "Заменить на",
  "next": "дальше",
  "previous": "назад",
  "all": "все",
  "match case": "с учётом регистра",
  "regexp": "выражение",
  "by word": "слово целиком",
  "replace": "заменить",
  "replace all": "заменить все",
  "close": "закрыть",
  "current match": "текущее совпадение",
  "on line": "в строке",
  "replaced match on line $": "заменено в строке $",
  "replaced $ matches": "заменено: $",
  "Go to line": "К строке",
  "go": "перейти",
  "Completions": "Подсказки",
  "Diagnostics": "Замечания",
  "No diagnostics": "Замечаний нет",
  "Fold line": "Свернуть",
  "Unfold line": "Развернуть",
  "folded code": "свёрнутый текст",
  "Folded lines": "Свёрнутые строки",
  "Unfolded lines": "Развёрнутые строки",
  "to": "–",
  "unfold": "развернуть",
  "Control character": "управляющий символ",
  "Selection deleted": "Выделение удалено",
  "$ unchanged lines": "без изменений, строк: $",
};

export const phrases = language === "ru" ? russian : {};
