/** The picture of an organization, beside its name, which says all that the picture does. */
export const Avatar = ({ src }: { src: string }) => (
  <img class="avatar" src={src} alt="" width={40} height={40} loading="lazy" />
);
