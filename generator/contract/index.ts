/** What generated contract suites import as `routesmith/contract`. */
export type {
  Contract,
  ContractCall,
  ContractCallOptions,
  ContractCase,
  ContractClientOptions,
  ContractCredentials,
  ContractError,
  ContractOperation,
  ContractParameter,
} from "./contract.ts";
export { describeContract } from "./describe-contract.ts";
