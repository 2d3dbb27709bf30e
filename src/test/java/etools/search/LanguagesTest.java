package etools.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/// Words are found in every script, and marked where they stand.
class LanguagesTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The mayor's office was closing  | mayor          | Mayo
                    Café à l'école                  | cafe           | caffe
                    Café à l'école                  | École          | colle
                    Die Straße ist groß             | strasse        | strafe
                    Die STRASSE ist gross           | Straße         | Strafe
                    İstanbul'da ışık                | istanbul       | stan
                    İstanbul'da ışık                | ISIK           | sik
                    Smørrebrød på Åland             | smorrebrod     | smor
                    Καλημέρα στην Αθήνα             | αθηνα          | αθην
                    Ο ΚΌΣΜΟΣ                        | κόσμος         | κοσμ
                    Ёлка стоит в Йошкар-Оле         | елка           | ел
                    Ёлка стоит в Йошкар-Оле         | йошкар         | ола
                    مَدِينَةٌ كبيرة                 | مدينة          | مدي
                    أخبار اليوم                     | اخبار          | خبار
                    חדשות שָׁלוֹם                   | שלום           | לום
                    हिन्दी समाचार                   | हिन्दी         | हन्द
                    今日の東京は雨です              | 東京           | 京東
                    今日の東京は雨です              | 雨             | 雪
                    今日の東京は雨                  | 雨             | 雪
                    新しいニュースです              | ニュース       | ニース
                    新しいﾆｭｰｽです                  | ニュース       | ニース
                    新しいニュースです              | ﾆｭｰｽ           | ﾆｰｽ
                    ガラスの城                      | ガラス         | カラス
                    北京市政府宣布新政策            | 政府           | 政宣
                    北京市政府宣布新政策            | 新             | 旧
                    北京市政府宣布新政策            | 北京市政府     | 北京政府
                    ประเทศไทยมีฝนตกหนัก             | ไทย            | ทยไ
                    ประเทศไทยมีฝนตกหนัก             | ฝนตก           | ตกฝน
                    한국의 새로운 정책              | 한국           | 국한
                    한국의 새로운 정책              | 정책           | 책정
                    Ｆｕｌｌ　ｗｉｄｔｈ　２０２５  | width          | wide
                    Rocket 🚀 launched              | 🚀             | 🛸
                    COVID-19 in 2021                | covid-19       | covid-20
                    soft­hyphen                     | softhyphen     | soft
                    NHKニュースの2025年版           | 2025年         | 2026年
                    """)
    void wordsAreFoundAndMarked(String text, String word, String other) {
        Shelf shelf = new Shelf(SearchIndex.open(folder.resolve("index")));
        try (SearchIndex index = shelf.index) {
            int row = shelf.put("–", text);
            shelf.put("–", "nothing of it");
            String asked = word.strip() + " ";
            assertThat(shelf.find(asked)).containsExactly(row);
            assertThat(shelf.find("\"" + word.strip() + "\"")).containsExactly(row);
            assertThat(shelf.find(other.strip() + " ")).isEmpty();
            assertThat(index.marker(Shelf.ask(asked)).matches(text)).isNotEmpty();
            assertThat(index.marker(Shelf.ask(other.strip() + " ")).matches(text)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    今日の東京は雨です、明日は晴れ   | 東京は雨
                    今日の東京は雨です、明日は晴れ   | 日の東
                    ประเทศไทยมีฝนตกหนัก             | ฝนตกหนัก
                    NHKニュースの2025年版            | NHKニュース
                    NHKニュースの2025年版            | ニュースの2025年
                    東京 news today                  | 東京 news
                    l'école de la ville              | l'ecole de
                    Trump's plan for it              | trump plan for
                    """)
    void phrasesStandAsTheyAreWritten(String text, String phrase) {
        Shelf shelf = new Shelf(SearchIndex.open(folder.resolve("index")));
        try (SearchIndex index = shelf.index) {
            int row = shelf.put("–", text);
            shelf.put("–", "hier, 京東 雨は 雨です 年版 plan it news today 東京");
            String asked = "\"" + phrase.strip() + "\"";
            assertThat(shelf.find(asked)).containsExactly(row);
            assertThat(index.marker(Shelf.ask(asked)).matches(text)).hasSize(1);
        }
    }
}
