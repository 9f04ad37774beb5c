export declare const DISGUISES: Record<string, (text: string) => string>;
export declare const joined: (first: string, second: string) => string;
