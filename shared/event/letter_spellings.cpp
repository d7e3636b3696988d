// Beside what libraries and passports write stands what people write of themselves. It errs to the generous
// side: whoever is looked for has given a second thing that is exact.
#include "event/letter_spellings.h"

namespace lanyard {
namespace {

constexpr std::string_view latin =
    "ä=a,ae ö=o,oe ü=u,ue å=a,aa ø=o,oe æ=ae,e œ=oe,o ß=ss,s,sz ñ=n,ny ç=c,ch ć=c,ch č=c,ch ş=s,sh ș=s,sh "
    "š=s,sh ś=s,sh ț=t,ts ţ=t,ts ž=z,zh đ=d,dj ð=d,th þ=th ğ=g,gh,- ł=l,w ř=r,rz";

constexpr std::string_view cyrillic =
    "а=a б=b в=v,w,ff г=g,h ґ=g д=d е=e,ye,je,ie ё=yo,e,io,jo,o є=ye,ie,je,e ж=zh,j,z,g з=z,s и=i,y,ee "
    "і=i,y ї=yi,i,ji,yi й=y,i,j,- ј=j,y к=k,c,q л=l љ=lj,ly м=m н=n њ=nj,ny о=o,a п=p р=r с=s т=t у=u,ou,oo "
    "ў=w,u,v ф=f,ph х=kh,h,ch,x ц=ts,c,tz,tc ч=ch,c,tch,tsch џ=dz,dzh,j ш=sh,s,sch,ch щ=shch,sch,sh,sht,sc "
    "ъ=-,a ы=y,i ь=-,y,i,j э=e ю=yu,iu,ju,u,you я=ya,ia,ja,a,yah ђ=dj,d,gj ћ=c,ch,tch ѓ=gj,g ќ=kj,k "
    "ѕ=dz қ=q,k ғ=gh,g ң=ng,n ө=o ү=u ұ=u һ=h ә=a,e кс=ks,x,cs дж=j,dzh,dj,dzj ий=y,iy,ii,ij,i,yi,yj "
    "ый=y,yi,yy,ij ей=ei,ey,ej,ay ье=ye,ie ья=ia,ya,ja,iya";

constexpr std::string_view greek =
    "α=a β=v,b γ=g,y,gh δ=d,dh ε=e ζ=z η=i,e,ee,h θ=th,t ι=i,y κ=k,c λ=l μ=m ν=n ξ=x,ks ο=o π=p ρ=r,rh "
    "σ=s,ss ς=s τ=t υ=y,i,u φ=f,ph χ=ch,h,x,kh ψ=ps ω=o,w ου=ou,u,oo αι=e,ai,ae ει=i,ei,y οι=i,oi,oe,y "
    "αυ=av,au,af ευ=ev,eu,ef μπ=b,mp,mb ντ=d,nt,nd γκ=g,gk,ng γγ=ng,gg,g τζ=tz,j,dj γι=gi,yi,y,ghi "
    "γε=ge,ye";

constexpr std::string_view hebrew =
    "א=a,e,i,o,u,- ב=b,v,bb ג=g,j ד=d ה=h,a,ah,eh,e,- ו=v,o,u,w,oo,vo,- ז=z ח=h,ch,kh ט=t "
    "י=y,i,e,ee,j,ie,ey,- "
    "כ=k,ch,kh,c ך=k,ch,kh ל=l מ=m ם=m נ=n ן=n ס=s ע=a,e,i,o,- פ=p,f,ph ף=f,ph,p צ=ts,tz,z,s ץ=ts,tz,z "
    "ק=k,q,c ר=r ש=sh,s ת=t,th";
constexpr std::string_view hebrew_between = "-,a,e,i,o,u";

constexpr std::string_view arabic =
    "ا=a,e,i,o,u,- أ=a,e,o,u,- إ=i,e,a,- آ=a,aa ء=a,- ئ=i,e,y,- ؤ=u,o,ou,w,- ب=b,p ة=a,ah,at,e,eh,et,h,- "
    "ت=t ث=th,t,s ج=j,g,dj,zh ح=h خ=kh,h,x,k د=d ذ=dh,z,th,d ر=r ز=z س=s,c ش=sh,ch,s,sch ص=s ض=d,dh,z ط=t "
    "ظ=z,dh,th,d ع=a,e,i,o,u,- غ=gh,g ف=f,ph ق=q,k,g,c ك=k,c,q ل=l م=m ن=n ه=h,a,e,eh,- "
    "و=w,o,u,ou,oo,v,- ي=y,i,ee,e,ei,ai,ie,iy,- ى=a,e,y,i پ=p چ=ch,c ژ=zh,j گ=g ک=k,c ی=y,i,ee,e,ie,- "
    "ے=e,ay,ai,y ہ=h,a,ah,- ۃ=t,a ں=n ٹ=t ڈ=d ڑ=r ھ=h ال=al,el,ul,l,as,es,ash,an,en,ar,er,ad,at,az,-";
constexpr std::string_view arabic_between = "-,a,e,i,o,u,ou";

constexpr std::string_view georgian =
    "ა=a ბ=b გ=g დ=d ე=e ვ=v,w ზ=z თ=t,th ი=i,y კ=k,c ლ=l მ=m ნ=n ო=o პ=p ჟ=zh,j რ=r ს=s ტ=t უ=u,ou ფ=p,ph,f "
    "ქ=k,q ღ=gh,g ყ=q,k,y შ=sh ჩ=ch,tch ც=ts,c,tz ძ=dz,z წ=ts,c,tz ჭ=ch,tch ხ=kh,h,x ჯ=j,dj ჰ=h";

constexpr std::string_view armenian =
    "ա=a բ=b,p գ=g,k դ=d,t ե=e,ye,ie զ=z է=e ը=y,e,- թ=t,th ժ=zh,j ի=i,ee,y լ=l խ=kh,gh,x ծ=ts,dz,tz կ=k,g "
    "հ=h ձ=dz,ts,tz ղ=gh,g,l ճ=ch,j,tch մ=m յ=y,h,i,j,- ն=n շ=sh,ch ո=o,vo չ=ch,tch պ=p,b ջ=j,ch,dj ռ=r ս=s "
    "վ=v,w տ=t,d ր=r ց=ts,tz,c ւ=v,u,w փ=p,ph ք=k,q,kh օ=o ֆ=f և=ev,yev ու=u,ou,oo յա=ya,ia,ja իւ=iu,yu";

constexpr std::string_view thai =
    "ก=k,g ข=kh,k ค=kh,k,c ฆ=kh,k ง=ng จ=j,ch,c,t ฉ=ch,c ช=ch,c,t,sh ซ=s,z ฌ=ch ญ=y,n ฎ=d,t ฏ=t ฐ=th,t "
    "ฑ=th,d "
    "ฒ=th,t ณ=n ด=d,t ต=t,d ถ=th,t ท=th,t ธ=th,t,dh น=n บ=b,p ป=p,b ผ=ph,p ฝ=f พ=ph,p,b ฟ=f ภ=ph,p,bh ม=m "
    "ย=y,i "
    "ร=r,l,n,- ล=l,n ว=w,v,o ศ=s,sh,t ษ=s,t ส=s,t ห=h,- ฬ=l ฮ=h อ=o,or,a,- ะ=a า=a,aa,ar ั=a,u ำ=am,um ิ=i "
    "ี=i,ee,ie ึ=ue,u,eu ื=ue,u,eu,uea ุ=u,oo ู=u,oo,oo เ=e,ey,ay แ=ae,a,e โ=o,oh ใ=ai,i,y ไ=ai,i,y,ay "
    "ฤ=rue,ri,rit "
    "็=- รร=an,un,a,or เา=ao,ow เีย=ia,ea,iya เือ=uea,ua ัว=ua,ou";
constexpr std::string_view thai_between = "-,a,o,or";

}  // namespace

const std::array<ScriptSpellings, script_count>& script_spellings() {
    static constexpr std::array<ScriptSpellings, script_count> all{{
        {latin, ""},
        {cyrillic, ""},
        {greek, ""},
        {hebrew, hebrew_between},
        {arabic, arabic_between},
        {georgian, ""},
        {armenian, ""},
        {thai, thai_between},
    }};
    return all;
}

const std::string_view reading_spellings =
    "shi=shi,si chi=chi,ti tsu=tsu,tu fu=fu,hu ji=ji,zi ou=ou,o,oh,oo oo=oo,o,oh uu=uu,u,oo ei=ei,e aa=aa,a "
    "n=n,m ii=ii,i,ee "
    "zh=zh,ch,j sh=sh x=x,hs,sh,s q=q,ch,ts j=j,ch,ts,k z=z,ts,tz c=c,ts,tz b=b,p d=d,t g=g,k r=r,j "
    "lu=lu,lv,lyu,lui "
    "nu=nu,nv,nyu ong=ong,ung ian=ian,ien,in ui=ui,uei,wei ue=ue,ueh yu=yu,yue yi=yi,i,yee ing=ing,in "
    "eng=eng,ang";

const std::string_view hangul_firsts =
    "g,k kk,gg,g n,r,l d,t tt,dd r,l,n m b,p bb,pp s,sh ss,s -,y,l,r j,ch,z jj,j,ch ch,c k t,th p,ph h";
const std::string_view hangul_vowels =
    "a,ah,ar ae,e,ay,ai ya,yah yae,ye eo,u,o,uh,ou,au e,ay,eh yeo,you,yu,yo,ye,eo ye,e,yeh o,oh,oo wa,oa,hwa "
    "wae,we,ue "
    "oe,oi,we,o yo,yeo u,oo,woo,ou wo,weo,won we wi,ui,we,i yu,yoo,you,u eu,u,e,oo ui,eui,ee,i,e "
    "i,ee,y,yi,hee,e";
const std::string_view hangul_lasts =
    "- k,g,ck,rk k,kk ks n n n t,d l,r lk lm l l l l l m p,b ps t,s t ng t,j t k t p h,-";

const std::string_view ethiopic_rows =
    "h l h m s r s sh,s q,k qw q qw b v t ch h hw n ny,gn -,h k kw kh,h kh w,v -,a z zh,j y,i d dd j,g g gw "
    "gn t ch,tch "
    "p ts,s ts,s f p";
const std::string_view ethiopic_vowels = "e,a,ae u,oo,ou i,ee,y a,aa e,ie,ye,ee,ay -,e,i o wa,ua,a";

const std::string_view indic_consonants =
    "15=k,c,g 16=kh,k 17=g 18=gh,g 19=ng,n 1a=ch,c,s 1b=chh,ch,s 1c=j,z 1d=jh,j 1e=n,ny,gn 1f=t,d,th 20=th,t "
    "21=d,r "
    "22=dh,d,rh 23=n 24=t,th,d 25=th,t 26=d,dh,th 27=dh,d 28=n 29=n 2a=p,b 2b=ph,f,p 2c=b,v,w 2d=bh,b,v 2e=m "
    "2f=y,j "
    "30=r 31=r,tr 32=l 33=l 34=zh,l,z 35=v,w,b 36=sh,s 37=sh,s 38=s,sh 39=h,- 58=q,k 59=kh 5a=gh,g 5b=z,j "
    "5c=r,d 5d=rh "
    "5e=f 5f=y,j";
const std::string_view indic_vowels =
    "05=a,o,u 06=aa,a 07=i,e,- 08=ee,i,e 09=u,oo,- 0a=oo,u 0b=ri,ru,r 0e=e,ye 0f=e,ye,a 10=ai,oi,ay 12=o "
    "13=o,oh "
    "14=au,ou,ow";
const std::string_view indic_signs =
    "01=n,m,- 02=n,m,ng 03=h,- 3e=aa,a,ar 3f=i,e 40=ee,i,y,ie 41=u,oo 42=oo,u 43=ri,ru,r 46=e,ay 47=e,ay,ai "
    "48=ai,oi,ay,ei "
    "4a=o 4b=o,oh 4c=au,ou,ow,o 57=-";
const std::string_view indic_inherent = "a,o,u,e,-";

}  // namespace lanyard
