package etools.bench;

/// The small words that hold English sentences together, and how often each stands in ten thousand
/// words of news, roughly.
final class FunctionWords {

    private static final String LIST =
            """
            the 610 of 285 and 265 to 260 a 225 in 205 for 95 is 92 that 90 on 82 said 62 with 70
            was 68 it 64 as 62 at 58 by 57 he 52 from 50 has 46 be 45 have 43 are 42 an 38 will 36
            his 35 but 34 not 33 they 31 who 29 this 29 their 28 its 27 had 27 were 26 which 24
            more 23 been 22 after 21 or 21 we 20 about 19 would 19 one 19 I 18 she 18 when 17 up 17
            there 16 her 16 year 16 people 15 all 15 new 15 out 14 also 14 two 14 can 13 over 13
            than 13 if 13 last 12 first 12 other 11 into 11 could 11 some 11 you 11 what 11 time 10
            so 10 years 10 no 10 while 9 just 9 before 9 most 9 them 9 because 8 our 8 like 8 now 8
            only 8 how 8 many 8 him 8 where 7 do 7 may 7 made 7 three 7 being 7 did 7 during 7
            between 7 back 7 since 6 through 6 told 6 day 6 even 6 against 6 still 6 week 6 down 6
            any 6 part 5 should 5 around 5 under 5 such 5 make 5 much 5 those 5 way 5 well 5 month 5
            these 5 off 5 my 5 very 5 us 5 say 5 then 5 both 5 including 4 work 4 long 4 until 4 get
            4 next 4 number 4 each 4 four 4 days 4 home 4 used 4 use 4 according 4 take 4 high 4
            every 3 another 3 several 3 early 3 place 3 later 3 own 3 here 3 too 3 want 3 known 3
            five 3 same 3 set 3 help 3 called 3 among 3 few 3 without 3 came 3 months 3 left 3 end 3
            me 3 does 3 off 2 near 3 already 3 far 2 never 2 again 2 given 2 once 2 little 2 weeks 2
            going 2 less 2 though 2 least 2 six 2 within 2 across 2 ago 2 almost 2 often 2 found 2
            might 2 must 2 large 2 small 2 open 2 along 2 always 2 today 2 however 2 nearly 2 rather
            2 whether 2 others 2 half 2 late 2 third 2 second 2 soon 2 seen 2 took 2 done 2 above 2
            behind 2 whose 1 yet 2 enough 1 began 2 held 2 became 1 kept 1 your 3 instead 1 together
            1 per 2 seven 1 eight 1 ten 1 toward 1 outside 1 inside 1 despite 1 below 1 else 1 twice
            1 either 1 neither 1 perhaps 1 beyond 1 besides 1 ever 1 quite 1 upon 1 none 1
            themselves 1 itself 1 himself 1 herself 1 something 1 nothing 1 anything 1 everything 1
            someone 1 anyone 1 everyone 1
            """;

    static final String[] WORDS;
    static final double[] SHARES;

    static {
        String[] parts = LIST.strip().split("\\s+");
        WORDS = new String[parts.length / 2];
        SHARES = new double[WORDS.length];
        for (int i = 0; i < WORDS.length; i++) {
            WORDS[i] = parts[2 * i];
            SHARES[i] = Integer.parseInt(parts[2 * i + 1]) / 10_000.0;
        }
    }

    private FunctionWords() {}
}
